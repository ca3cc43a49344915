// Live wire and inbox, keys, and the token that htmx must send. The pages work without it.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const say = (text) => { const at = byId("say"); if (at) at.textContent = text; };
  // A busy wire is not read out line by line.
  let saidAt = 0;
  const sayNow = (text) => { if (Date.now() - saidAt > 10000) { saidAt = Date.now(); say(text); } };

  // htmx shows the token of the page with everything that changes something.
  document.addEventListener("htmx:configRequest", (event) => {
    const meta = document.querySelector('meta[name="csrf"]');
    if (meta) event.detail.headers[meta.dataset.header] = meta.content;
  });
  // A part that a reader has opened or is typing in is not taken away under her hands.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    if (part && ["fresh-part", "rail", "coverage-part"].includes(part.id) && part.contains(document.activeElement) && document.activeElement !== document.body) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset && event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  // Links are copied whole, and a new search begins in the reader's own time zone.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-link]");
    if (!button) return;
    const link = new URL(button.dataset.link, window.location.href).href;
    if (!navigator.clipboard) {
      window.location.assign(link); // Only a secure page may write there: the address bar has it then.
      return;
    }
    await navigator.clipboard.writeText(link);
    const text = button.textContent;
    button.textContent = button.dataset.linked;
    say(button.dataset.linked);
    window.setTimeout(() => { button.textContent = text; }, 2000);
  });
  document.querySelectorAll("input[data-whole]").forEach((input) => input.addEventListener("focus", () => input.select()));
  document.querySelectorAll("input[data-zone]").forEach((input) => {
    if (!input.value) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  });
  // A file that is too large is told before it is sent.
  document.addEventListener("change", (event) => {
    const most = Number(event.target.dataset && event.target.dataset.most);
    const file = most && event.target.files && event.target.files[0];
    if (most) event.target.setCustomValidity(file && file.size > most ? event.target.dataset.tooLarge : "");
    if (most) event.target.reportValidity();
  });

  // --- live ---
  const wire = byId("wire");
  const inbox = byId("inbox");
  const fresh = byId("fresh");
  const held = new Map(); // stories that wait until the reader is at the top again
  const isUp = () => window.scrollY < 160;
  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  };

  const MOST_ROWS = 200;
  // Puts a row in the place of its older self, which a reader with a keyboard may be standing on.
  const exchange = (item, put) => {
    const old = byId(item.id);
    const held = old && old.contains(document.activeElement);
    if (old && old.classList.contains("at")) item.classList.add("at");
    if (old) old.remove();
    put();
    const link = held && item.isConnected && item.querySelector("a.open");
    if (link) link.focus({ preventScroll: true });
    const nothing = byId("nothing");
    if (nothing) nothing.remove();
  };
  const trim = (list, rows) => {
    [...list.querySelectorAll(rows)].slice(MOST_ROWS).forEach((row) => {
      if (!row.contains(document.activeElement)) row.remove();
    });
  };
  const place = (list, item) => {
    const date = Number(item.dataset.date);
    const next = [...list.children].find((one) => one.dataset.date && Number(one.dataset.date) <= date);
    const last = list.lastElementChild;
    if (!next && last && list.querySelectorAll("[data-date]").length >= 40) return false;
    if (next) list.insertBefore(item, next); else list.append(item);
    return true;
  };
  const heading = (item) => {
    if (!item.dataset.day || !wire) return;
    let head = wire.querySelector('.day[data-day="' + CSS.escape(item.dataset.day) + '"]');
    if (!head) {
      head = document.createElement("li");
      head.className = "day";
      head.dataset.day = item.dataset.day;
      const title = document.createElement("h2");
      title.textContent = item.dataset.dayName;
      head.append(title);
      wire.insertBefore(head, item);
    } else {
      // A story that is the first of its day stands below the day's name, not above it.
      const above = item.compareDocumentPosition(head) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (above) head.after(item);
    }
  };
  const showStory = (item) => {
    item.classList.add("new");
    exchange(item, () => { if (place(wire, item)) heading(item); });
    trim(wire, ".story");
    wire.querySelectorAll(".day").forEach((head) => {
      const next = head.nextElementSibling;
      if (!next || next.classList.contains("day")) head.remove();
    });
  };
  const counted = () => {
    if (!fresh) return;
    fresh.hidden = held.size === 0;
    fresh.textContent = held.size === 1 ? fresh.dataset.one : fresh.dataset.many.replace("{0}", held.size);
  };
  const release = () => {
    [...held.values()].sort((a, b) => a.dataset.date - b.dataset.date).forEach(showStory);
    held.clear();
    counted();
  };
  const onStory = (html) => {
    const item = element(html);
    if (!item || !wire || wire.dataset.live !== "true") return;
    if (isUp() && !wire.querySelector(".at")) {
      showStory(item);
    } else {
      held.delete(item.id);
      held.set(item.id, item);
      if (held.size > MOST_ROWS) held.delete(held.keys().next().value);
      counted();
    }
    const title = item.querySelector("h3");
    if (title) sayNow(title.textContent);
  };
  // What a reader looks at stays, also when it now stands elsewhere.
  const isWanted = (item) => {
    const { search, show: where, priority } = inbox.dataset;
    const { searches, state, held: isHeld, priority: itsPriority } = item.dataset;
    if (search && !searches.split(" ").includes(search)) return false;
    if (priority && priority !== itsPriority) return false;
    return byId(item.id) !== null || where === "all" || where === state || (where === "held" && isHeld === "true");
  };
  const onAlert = (html) => {
    const item = element(html);
    if (!item) return;
    const title = item.querySelector("h3").textContent;
    if (Number(item.dataset.revision) === 1 && item.dataset.state !== "small") {
      say(item.dataset.name + ": " + title);
      const badge = byId("unseen");
      if (badge && (!inbox || inbox.dataset.search)) {
        const count = Number(badge.dataset.count) + 1;
        badge.dataset.count = count;
        badge.textContent = count > 99 ? "99+" : count;
        badge.hidden = false;
      }
      const rail = byId("rail-alerts");
      if (rail) {
        const row = document.createElement("li");
        const link = item.querySelector("h3 a").cloneNode(true);
        link.className = "";
        const meta = document.createElement("span");
        meta.className = "meta";
        const name = document.createElement("span");
        name.textContent = item.dataset.name;
        meta.append(name, item.querySelector(".clock").cloneNode(true));
        row.append(link, meta);
        rail.prepend(row);
        const none = rail.parentElement.querySelector(".quiet");
        if (none) none.remove();
        if (rail.children.length > 5) rail.lastElementChild.remove();
      }
    }
    if (inbox && isWanted(item)) {
      item.classList.add("unseen");
      exchange(item, () => inbox.prepend(item));
      if (window.htmx) window.htmx.process(item);
      trim(inbox, ".alert");
    }
  };
  if (fresh) fresh.addEventListener("click", () => { window.scrollTo({ top: 0, behavior: "smooth" }); release(); });
  window.addEventListener("scroll", () => { if (held.size && isUp()) release(); }, { passive: true });

  // One stream per visible page: a browser opens no more than six connections to a host, and a
  // hidden page needs none. What was missed meanwhile is told when it is looked at again.
  const sign = byId("live");
  const show = (on) => {
    if (!sign) return;
    sign.classList.toggle("on", on);
    sign.classList.toggle("lost", !on);
    const text = sign.querySelector("span");
    text.textContent = on ? text.dataset.on : text.dataset.off;
  };
  const SHORTEST = 2000;
  const LONGEST = 60000;
  let source = null;
  let last = document.body.dataset.position || "";
  let later = 0;
  let pause = SHORTEST;
  const close = () => {
    window.clearTimeout(later);
    if (source) source.close();
    source = null;
  };
  const open = () => {
    if (source || document.visibilityState !== "visible") return;
    const topic = (wire && wire.dataset.topic) || "";
    const opened = new EventSource("/live?topic=" + encodeURIComponent(topic) + "&after=" + encodeURIComponent(last) + (wire ? "" : "&only=alert"));
    const on = (name, heard) => opened.addEventListener(name, (event) => {
      if (event.lastEventId) last = event.lastEventId;
      heard(event.data);
    });
    source = opened;
    opened.addEventListener("open", () => { pause = SHORTEST; show(true); });
    opened.addEventListener("error", () => {
      show(false);
      // Whatever is not an event stream ends it for good: an answer of a server that just starts.
      if (opened.readyState === EventSource.CLOSED) { close(); again(); }
    });
    on("story", onStory);
    on("alert", onAlert);
    on("beat", () => {});
    // Where something may be half written, only the badge can be wrong.
    on("reset", () => { if (wire || inbox) window.location.reload(); });
  };
  const again = () => {
    later = window.setTimeout(async () => {
      pause = Math.min(2 * pause, LONGEST);
      if ((wire || inbox) && await isSignedOut()) window.location.reload(); else open();
    }, pause);
  };
  const isSignedOut = () => fetch("/rail", { headers: { "HX-Request": "true" } }).then((answer) => answer.status === 401, () => false);
  if (byId("alerts-link")) {
    open();
    document.addEventListener("visibilitychange", () => { close(); open(); });
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", open);
  }

  // --- ages ---
  const ages = (document.body.dataset.ages || "").split("|");
  const ago = (then) => {
    const minutes = Math.floor((Date.now() - then) / 60000);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (!(minutes >= 0) || days > 6) return null; // a time to come, or one that is shown as a date
    if (minutes < 1) return ages[0];
    if (hours < 1) return ages[1].replace("2", minutes);
    if (days < 1) return ages[2].replace("2", hours);
    return days === 1 ? ages[3] : ages[4].replace("2", days);
  };
  const grow = () => {
    if (document.visibilityState !== "visible" || ages.length < 5) return;
    document.querySelectorAll("time.ago[datetime]").forEach((time) => {
      const text = ago(Date.parse(time.dateTime));
      if (text && time.textContent !== text) time.textContent = text;
    });
  };
  window.setInterval(grow, 60000);
  document.addEventListener("visibilitychange", grow);

  // --- keys ---
  const rows = () => [...document.querySelectorAll(".wire .story, .wire .alert, .searches > li, .thread li")];
  const current = () => rows().findIndex((row) => row.classList.contains("at"));
  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    const from = current();
    const to = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step));
    all.forEach((row) => row.classList.remove("at"));
    all[to].classList.add("at");
    const link = all[to].querySelector("a.open");
    if (link) link.focus({ preventScroll: true });
    all[to].scrollIntoView({ block: "nearest" });
  };
  // From match to match of the search that led to an article: the links do the same without it.
  const hit = (step) => {
    const links = [...document.querySelectorAll(".jumps ol a")];
    if (!links.length) return;
    const from = links.findIndex((link) => link.getAttribute("href") === window.location.hash);
    const to = from < 0 ? (step > 0 ? 0 : links.length - 1) : (from + step + links.length) % links.length;
    links[to].click();
  };
  const places = { w: "/", s: "/search", a: "/alerts", t: "/streams" };
  const keys = byId("keys");
  let going = false;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (event.key === "Escape" && typing && typing.blur) { typing.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (going && places[event.key]) { window.location.href = places[event.key]; return; }
    going = event.key === "g";
    switch (event.key) {
      case "/": {
        const field = byId("q") || byId("find");
        if (field) { event.preventDefault(); field.focus(); field.select(); }
        break;
      }
      case "j": go(1); break;
      case "k": go(-1); break;
      case "o": {
        const row = rows()[current()];
        const link = row && row.querySelector("a.open");
        if (link) link.click();
        break;
      }
      case "n": if (fresh && !fresh.hidden) fresh.click(); break;
      case "?": if (keys) keys.showModal(); break;
      default: {
        if (document.querySelector(".jumps ol a")) {
          if (event.key === "m") hit(1);
          if (event.key === "M") hit(-1);
          break;
        }
        const row = rows()[current()];
        const button = row && row.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
        if (button) button.click();
      }
    }
  });
  // What was just done to a row of the inbox can be undone by a key.
  document.addEventListener("htmx:load", (event) => {
    const row = event.detail.elt;
    if (!row.matches || !row.matches("li.alert")) return;
    rows().forEach((one) => one.classList.toggle("at", one === row));
    row.querySelector("a.open").focus({ preventScroll: true });
  });
  const showKeys = byId("show-keys");
  if (showKeys) showKeys.addEventListener("click", () => keys.showModal());

  // Facets are folded on a narrow screen.
  const fold = document.querySelector(".facets .fold");
  if (fold && window.matchMedia("(max-width: 46rem)").matches) fold.removeAttribute("open");
})();
