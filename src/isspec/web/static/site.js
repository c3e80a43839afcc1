"use strict";
// Dropping files and folders, sending them without leaving the page, and watching the judging. All of it works without.
const $ = (selector) => document.querySelector(selector);
const form = $("#form");
const waiting = $("#waiting");

if (form) {
  const dropped = [];
  const drop = $("#drop");
  const show = () => {
    const names = [...[...$("#files").files].map((file) => file.name), ...dropped.map(([, name]) => name)];
    $("#chosen").replaceChildren(...names.slice(0, 200).map((name) => {
      const item = document.createElement("li");
      item.textContent = name;
      return item;
    }));
  };
  $("#or-drop").hidden = false;
  $("#files").addEventListener("change", show);
  for (const type of ["dragenter", "dragover"]) {
    addEventListener(type, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    // Entries must be taken before anything is awaited: the list is emptied after the event.
    const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean);
    for (const entry of entries) await gather(entry, dropped);
    show();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const body = new FormData(form);
    for (const [file, name] of dropped) body.append("files", file, name);
    if (!body.getAll("files").some((file) => file.name) && !body.get("text").trim()) {
      $("#problem").textContent = "There is nothing to judge: give files or a text.";
      return;
    }
    button.disabled = true;
    $("#problem").textContent = "";
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(await answer.text());
      location.assign((await answer.json()).job);
    } catch (error) {
      $("#problem").textContent = error.message || "The site does not answer: is isspec serve still running?";
      button.disabled = false;
    }
  });
}

async function gather(entry, into) {
  if (entry instanceof File) into.push([entry, entry.name]);
  else if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    into.push([file, entry.fullPath.replace(/^\/+/, "")]);
  } else if (entry.isDirectory && !entry.name.startsWith(".")) {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) break;
      for (const one of some) await gather(one, into);
    }
  }
}

async function watch() {
  const words = { waiting: "Waiting for its turn", reading: "Reading" };
  for (;;) {
    await new Promise((done) => setTimeout(done, 400));
    let state;
    try {
      const answer = await fetch(`${waiting.dataset.job}/state`);
      state = answer.ok ? await answer.json() : { state: "done" };
    } catch {
      $("#at").textContent = "The site does not answer: is isspec serve still running?";
      continue;
    }
    if (state.state === "done" || state.state === "failed") {
      location.reload();
      return;
    }
    if (state.share !== undefined) $("#progress").value = state.share;
    $("#at").textContent = words[state.state] ?? `Judging ${state.at}`;
  }
}

if (waiting) watch();
