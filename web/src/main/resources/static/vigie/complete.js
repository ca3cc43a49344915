// Completes queries while they are written, by the pattern of an editable combobox with a list
// (WAI-ARIA). A field asks for it with data-complete and the id of its list; it works without.
(() => {
  "use strict";
  const PAUSE = 120;

  const combobox = (field, list) => {
    let asked = null; // what was asked last, to be given up when more is typed
    let later = 0;
    let at = -1;
    let of = ""; // the text that the list completes, which may be behind what is typed
    const options = () => [...list.children];

    const show = (open) => {
      list.hidden = !open;
      field.setAttribute("aria-expanded", String(open));
      if (!open) mark(-1);
    };
    const mark = (index) => {
      at = index;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      const option = options()[index];
      if (option) {
        field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        field.removeAttribute("aria-activedescendant");
      }
    };
    const close = () => {
      window.clearTimeout(later);
      if (asked) asked.abort();
      asked = null;
      show(false);
    };
    const ask = async () => {
      if (asked) asked.abort();
      const mine = new AbortController();
      asked = mine;
      const text = field.value;
      const address = "/search/complete?q=" + encodeURIComponent(text) + "&at=" + field.selectionStart;
      try {
        const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: mine.signal });
        if (!answer.ok || asked !== mine || document.activeElement !== field) { show(false); return; }
        const template = document.createElement("template");
        template.innerHTML = await answer.text();
        const found = template.content.querySelector("ul");
        if (!found || asked !== mine) return;
        const marked = options()[at];
        of = text;
        list.dataset.start = found.dataset.start;
        list.dataset.end = found.dataset.end;
        list.replaceChildren(...found.children);
        options().forEach((option, i) => { option.id = list.id + "-" + i; });
        mark(options().findIndex((option) => marked && option.dataset.text === marked.dataset.text));
        show(list.children.length > 0);
      } catch (error) {
        if (error.name !== "AbortError") show(false); // the query can be written without
      }
    };
    const choose = (option) => {
      field.focus();
      const start = Number(list.dataset.start);
      const end = Number(list.dataset.end);
      const after = of.slice(end);
      const upTo = field.value.length - after.length;
      const isThere = upTo >= start && field.value.startsWith(of.slice(0, start)) && field.value.endsWith(after);
      if (!isThere) { close(); return; } // it was typed over
      const space = field.value.slice(end, upTo).search(/\s/); // from there on it is another word
      field.setRangeText(option.dataset.text, start, space < 0 ? upTo : end + space, "end");
      const isField = option.dataset.text.endsWith(":");
      close();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (!isField) close(); // a value is whole; after a field its values follow
    };

    field.addEventListener("input", () => {
      window.clearTimeout(later);
      later = window.setTimeout(ask, PAUSE);
    });
    field.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.key === " ") { event.preventDefault(); ask(); return; }
      if (list.hidden || event.isComposing) return;
      const last = options().length - 1;
      switch (event.key) {
        case "ArrowDown": mark(at === last ? 0 : at + 1); break;
        case "ArrowUp": mark(at <= 0 ? last : at - 1); break;
        case "Enter": if (at < 0) { close(); return; } choose(options()[at]); break;
        case "Tab": if (at >= 0) choose(options()[at]); close(); return;
        case "Escape": close(); event.stopPropagation(); break;
        default: return;
      }
      event.preventDefault();
    });
    field.addEventListener("blur", close);
    // Before the field loses the focus, which closes the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    show(false);
    // Somebody was quicker than this script.
    if (document.activeElement === field && field.value !== field.defaultValue) ask();
  };

  document.querySelectorAll("[data-complete]").forEach((field) => {
    const list = document.getElementById(field.dataset.complete);
    if (list) combobox(field, list);
  });
})();
