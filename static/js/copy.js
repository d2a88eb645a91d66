// A button with data-copy="id" puts the text of that element on the clipboard, and says so.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.lastChild.textContent = button.dataset.copied;
    button.setAttribute("aria-live", "polite");
  });
}
