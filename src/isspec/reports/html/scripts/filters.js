// Filters by class, aspect and verdict. Classes and verdicts are a matter of style; an aspect is set on statements.
const aspect = $("#aspect");
const only = $("#only");
const classBoxes = all('input[name="class"]');
const verdictBoxes = all('input[name="verdict"]');

const shut = (boxes) => new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
const classOf = (element) => /s-(\w+)/.exec(element.className)[1];
const filtering = () => classBoxes.some((box) => !box.checked) || Boolean(aspect?.value);
const wanted = (element, hidden) => !hidden.has(classOf(element)) && (!aspect.value || element.dataset.a === aspect.value);

function matching() {
  const hidden = shut(classBoxes);
  return statements.filter((element) => wanted(element, hidden) && !element.closest(".away"));
}

function filter() {
  const hidden = shut(classBoxes);
  for (const box of classBoxes) root.classList.toggle(`not-${box.value}`, !box.checked);
  for (const element of statements) element.classList.toggle("off", Boolean(aspect.value) && !wanted(element, hidden));
  const verdicts = shut(verdictBoxes);
  for (const element of all("[data-verdict]")) element.classList.toggle("away", verdicts.has(element.dataset.verdict));
  const active = classBoxes.some((box) => !box.checked) + Boolean(aspect.value) + Boolean(verdicts.size) + only.checked;
  $("#active").textContent = active ? ` (${active})` : "";
  keep();
  count();
}

function keep() {
  root.classList.toggle("only", only.checked);
  if (!only.checked) return;
  const kept = new Set(found() ?? matching().map((element) => element.closest(".p")));
  for (const passage of passages) passage.classList.toggle("kept", kept.has(passage));
}

function showAll() {
  for (const box of [...classBoxes, ...verdictBoxes]) box.checked = true;
  aspect.value = "";
  only.checked = false;
  $("#search").value = "";
  $(".filters").open = false;
  seek();
  filter();
}
