package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** A form with a file, as browsers send it. */
public final class Upload {
  private static final String BOUNDARY = "vigie-test-boundary";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Upload() {}

  public static byte[] body(String field, String name, byte[] bytes, Map<String, String> fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (key, value) ->
            write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, key, value)));
    write(
        body,
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY, field, name));
    body.writeBytes(bytes);
    write(body, "\r\n--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }
}
