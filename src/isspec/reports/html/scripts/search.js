// Search: passages that hold the words, wherever they are; the words themselves are marked where a browser can.
const search = $("#search");
const marks = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
const MOST_MARKS = 3000;
let texts = null;
let hits = null;

const found = () => hits && hits.filter((passage) => !passage.closest(".away"));

function seek() {
  const words = search.value.trim().toLowerCase();
  marks?.clear();
  hits = null;
  if (words) {
    texts ??= passages.map((passage) => $(":scope > :last-child", passage).textContent.toLowerCase());
    hits = passages.filter((_, at) => texts[at].includes(words));
    if (marks) for (const passage of hits) if (marks.size < MOST_MARKS) mark(passage, words);
  }
  keep();
  count();
}

function mark(passage, words) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.toLowerCase();
    for (let at = text.indexOf(words); at >= 0 && at + words.length <= walker.currentNode.length; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      marks.add(range);
    }
  }
}

if (marks) CSS.highlights.set("search", marks);
