// Buttons and keys, once everything they need is there.
const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  "]": () => turn(1),
  "[": () => turn(-1),
  "/": () => search.focus(),
  f: () => { $(".filters").open = true; $(".filters summary").focus(); },
  c: () => $("#chosen button")?.click(),
  "?": () => $("#keys").click(),
  Escape: () => showAll(),
};

if ($("#tools")) {
  $("#tools").hidden = false;
  for (const box of [...classBoxes, ...verdictBoxes, aspect, only]) box.addEventListener("change", filter);
  search.addEventListener("input", later(seek, 150));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { seek(); step(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { search.blur(); }
  });
  $("#next").addEventListener("click", () => step(1));
  $("#previous").addEventListener("click", () => step(-1));
  $("#clear").addEventListener("click", showAll);
  $("#keys").addEventListener("click", () => {
    $("#help").hidden = !$("#help").hidden;
    $("#keys").setAttribute("aria-expanded", String(!$("#help").hidden));
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
    const action = KEYS[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".filters")) $(".filters").open = false;
  });
  // What sticks below the tools must know how high they are: a chosen statement adds a line.
  new ResizeObserver(() => root.style.setProperty("--bar", `${$("#tools").offsetHeight}px`)).observe($("#tools"));
  addEventListener("scroll", reframe, { passive: true });
  addEventListener("resize", reframe);
  count();
  frame();
  follow();
}
