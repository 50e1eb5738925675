// Files dropped onto the page become the files of its form. Nothing is sent but by the form: the page works without it.
"use strict";
const form = document.querySelector("form[data-drop]");
const input = form && form.querySelector("input[name=file]");
if (input) {
  const told = form.querySelector(".dropped");
  const tell = () => {
    told.textContent = input.files.length ? `${told.dataset.one} ${input.files.length}` : "";
  };
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
    form.querySelector("button").focus();
  });
  input.addEventListener("change", tell);
}
