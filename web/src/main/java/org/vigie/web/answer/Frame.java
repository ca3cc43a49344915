package org.vigie.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.Model;

/** What stands around every page. */
public interface Frame {
  void addTo(Model model, HttpServletRequest request, Locale locale);
}
