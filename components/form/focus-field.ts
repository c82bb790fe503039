/** Waits for the screen that holds a field, opens what folds it away, and puts the cursor there. */
export function focusField(fieldId: string, tries = 20): void {
  const field = document.getElementById(fieldId);
  if (field === null) {
    if (tries > 0) setTimeout(() => focusField(fieldId, tries - 1), 50);
    return;
  }
  field.closest("details")?.setAttribute("open", "");
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
