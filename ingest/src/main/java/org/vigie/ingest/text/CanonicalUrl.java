package org.vigie.ingest.text;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;

/**
 * The one address of an article: without what only says how a reader came to it.
 *
 * <p>Making an address canonical twice changes nothing more.
 */
public final class CanonicalUrl {
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "oly_anon_id",
          "oly_enc_id",
          "_hsenc",
          "_hsmi",
          "vero_id",
          "wickedid",
          "rb_clickid",
          "s_cid",
          "ns_mchannel",
          "ns_source",
          "ns_campaign",
          "ns_linkname",
          "ns_fee",
          "xtor",
          "cmpid",
          "ocid",
          "smtyp",
          "sr_share",
          "ref_src",
          "ref_url",
          "spm",
          "traffic_source",
          "_ga",
          "_gl",
          "amp",
          "amp_js_v",
          "usqp",
          "jsessionid",
          "phpsessid",
          "aspsessionid",
          "sessionid",
          "session_id");
  private static final Pattern PREFIXED = Pattern.compile("(?i)(?:utm|pk|mtm|hsa|stm|at)_.*");
  private static final Pattern SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid)=[^/;]*");
  private static final Pattern AMP_END = Pattern.compile("(?<=[^/])/amp/?$|\\.amp(?=\\.html?$|$)");

  private static final Pattern NAMED = Pattern.compile("\\d|-[^/]*-");

  private CanonicalUrl() {}

  /** The canonical form of an address. */
  public static URI of(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String text =
        scheme + "://" + desktop(host) + port(address, scheme) + path(address.getRawPath());
    String query = query(address.getRawQuery());
    return Links.web(query.isEmpty() ? text : text + "?" + query).orElse(address);
  }

  /**
   * The canonical address of a page.
   *
   * @param page where it was read
   * @param declared what the page says of itself; believed when it is on the same site and not a
   *     front page, of the site or of a section
   */
  public static URI of(URI page, @Nullable String declared) {
    return Optional.ofNullable(declared)
        .flatMap(text -> Links.web(page, text))
        .filter(uri -> sameSite(uri, page))
        .map(CanonicalUrl::of)
        .filter(uri -> !isFrontOf(uri, of(page)))
        .orElseGet(() -> of(page));
  }

  /** Whether an address is but the way to a page: it leads there and names no article itself. */
  private static boolean isFrontOf(URI front, URI page) {
    String path = front.getRawPath();
    boolean leadsThere =
        page.getRawPath().startsWith(path.endsWith("/") ? path : path + "/")
            || (page.getRawPath().equals(path) && page.getRawQuery() != null);
    return leadsThere && front.getRawQuery() == null && !namesArticle(front);
  }

  /** Whether an address has a number or a headline, as articles have and front pages have not. */
  public static boolean namesArticle(URI address) {
    return NAMED.matcher(address.getRawPath()).find();
  }

  private static boolean sameSite(URI one, URI other) {
    return site(one).equals(site(other)) && one.getPort() == other.getPort();
  }

  /** The host without its first label when that is one of the many names of a front door. */
  private static String site(URI uri) {
    return desktop(uri.getHost().toLowerCase(Locale.ROOT)).replaceFirst("^www\\.", "");
  }

  private static String desktop(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    for (String door : new String[] {"m.", "mobile.", "amp.", "www.m.", "www.amp."}) {
      if (name.startsWith(door) && name.indexOf('.', door.length()) > 0) {
        return desktop("www." + name.substring(door.length()).replaceFirst("^www\\.", ""));
      }
    }
    return name;
  }

  private static String port(URI uri, String scheme) {
    int port = uri.getPort();
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return usual ? "" : ":" + port;
  }

  private static String path(@Nullable String path) {
    String rooted =
        SESSION.matcher("/" + (path == null ? "" : path)).replaceAll("").replaceFirst("^/+", "/");
    String normal = URI.create("x:" + rooted).normalize().getRawPath();
    String desktop = AMP_END.matcher(normal).replaceAll("");
    return desktop.equals(rooted) ? rooted : path(desktop);
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
        .collect(Collectors.joining("&"));
  }

  private static boolean isTracking(String parameter) {
    String name = parameter.split("=", 2)[0];
    return TRACKING.contains(name.toLowerCase(Locale.ROOT)) || PREFIXED.matcher(name).matches();
  }
}
