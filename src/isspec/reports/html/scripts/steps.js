// Going through: hits of a search, else what a filter leaves, else the evidence.
const position = $("#position");
const evidence = statements.filter((element) => element.classList.contains("e"));

function sequence() {
  const hit = found();
  if (hit) return [hit, "hit"];
  if (filtering()) return [matching(), "match"];
  return [evidence.filter((element) => !element.closest(".away")), "piece"];
}

function count() {
  const [items, noun] = sequence();
  const at = here ? items.indexOf(here) : -1;
  const many = { hit: "hits", match: "matches", piece: "pieces of evidence" }[noun];
  const one = { hit: "hit", match: "match", piece: "piece of evidence" }[noun];
  const total = items.length.toLocaleString("en");
  position.textContent = at < 0 ? `${total} ${items.length === 1 ? one : many}` : `${at + 1} of ${total} ${many}`;
  for (const id of ["#previous", "#next"]) $(id).disabled = !items.length;
}

function step(by) {
  const [items] = sequence();
  if (!items.length) return;
  let at = here ? items.indexOf(here) : -1;
  if (at >= 0) at += by;
  else {
    const after = here ? items.findIndex((item) => here.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
    at = by > 0 ? after : (after < 0 ? items.length : after) - 1;
  }
  choose(items[(at + items.length) % items.length]);
  count();
}

function turn(by) {
  const open = articles.filter((article) => !article.classList.contains("away"));
  const top = (article) => article.getBoundingClientRect().top;
  const passed = open.filter((article) => top(article) < 160).length - 1;
  const next = open[Math.min(Math.max(passed + by, 0), open.length - 1)];
  if (!next) return;
  next.scrollIntoView();
  next.focus({ preventScroll: true });
}
