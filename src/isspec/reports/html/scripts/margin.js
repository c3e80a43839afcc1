// The margin: a click goes to that part of the text, a frame shows which part is on the screen.
const lengths = new Map();

function reach(article, share) {
  const inside = all(".p", article).filter((passage) => passage.offsetParent);
  if (!lengths.has(article)) lengths.set(article, new Map(all(".p", article).map((p) => [p, p.textContent.length + 1])));
  const known = lengths.get(article);
  const total = inside.reduce((sum, passage) => sum + known.get(passage), 0);
  let passed = 0;
  return inside.find((passage) => (passed += known.get(passage)) >= share * total) ?? inside.at(-1);
}

function frame() {
  for (const article of articles) {
    const margin = $(".margin", article);
    const text = margin && $(".text", article).getBoundingClientRect();
    if (!margin || text.bottom < 0 || text.top > innerHeight) continue;
    const top = Math.max(0, -text.top) / text.height;
    const bottom = Math.min(text.height, innerHeight - text.top) / text.height;
    const box = $(".here", margin);
    box.style.display = bottom - top < 0.98 ? "block" : "none";
    box.style.top = `${100 * top}%`;
    box.style.height = `${100 * Math.max(bottom - top, 0.01)}%`;
  }
  const passed = articles.filter((article) => article.getBoundingClientRect().top < innerHeight / 3 && !article.classList.contains("away"));
  for (const link of all(".files a")) {
    const current = passed.length && link.hash === `#${passed.at(-1).id}`;
    if (current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

let framed = 0;
const reframe = () => { framed ||= requestAnimationFrame(() => { framed = 0; frame(); }); };
for (const margin of all(".margin")) {
  margin.addEventListener("click", (event) => {
    const box = margin.getBoundingClientRect();
    reach(margin.closest("article"), (event.clientY - box.top) / box.height)?.scrollIntoView({ block: "center" });
  });
}
