// Statements and where they are: choosing one, and links that name a line at which nothing begins.
const articles = all("article");
const statements = articles.flatMap((article) => all(".text .s", article));
const passages = articles.flatMap((article) => all(".p", article));
const told = new Map();
articles.forEach((article, at) => {
  const { name, statements: known } = data[at];
  all(".text .s", article).forEach((element, index) => told.set(element, { name, known: known[index] }));
});

let here = null;

function choose(element, quiet = false) {
  here?.classList.remove("here");
  here = element;
  const line = $("#chosen");
  if (!line) return;
  line.hidden = !element;
  if (!element) return;
  element.classList.add("here");
  element.scrollIntoView({ block: "center" });
  const id = element.id || $("[id]", element)?.id;
  if (id && !quiet) history.replaceState(null, "", `#${id}`);
  describe(line, element, id);
}

function describe(line, element, id) {
  const known = told.get(element) ?? told.get($(".s", element));
  if (!known?.known) {
    line.hidden = true;
    return;
  }
  const [at, nature, sure] = known.known;
  const strong = document.createElement("strong");
  strong.textContent = nature;
  line.replaceChildren(strong, ` (${sure} sure) – ${known.name}, line ${at}`);
  const link = document.createElement("button");
  link.type = "button";
  link.textContent = "Copy link";
  link.addEventListener("click", async () => {
    link.textContent = (await copy(`${location.href.split("#")[0]}#${id}`)) ? "Copied" : "Not allowed";
  });
  line.append(link);
}

function nearest(hash) {
  const named = hash.slice(1);
  const exact = document.getElementById(named);
  const [, prefix, line] = /^(doc-\d+)-L(\d+)/.exec(named) ?? [];
  if (exact || !prefix) return exact;
  let best = document.getElementById(prefix);
  let most = 0;
  for (const element of all("[id]", best ?? undefined)) {
    const at = Number(/^doc-\d+-L(\d+)$/.exec(element.id)?.[1] ?? 0);
    if (at && at <= line && at >= most) [best, most] = [element, at];
  }
  return best;
}

function follow() {
  const target = location.hash ? nearest(location.hash) : null;
  if (!target) return;
  target.closest("article")?.classList.remove("away");
  if (target.matches(".s, .p")) choose(target, true);
  else target.scrollIntoView();
}

addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const statement = event.target.closest?.(".text .s");
  if (statement && getSelection().isCollapsed) choose(statement);
});
