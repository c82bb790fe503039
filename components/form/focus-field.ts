/** A slow phone may take seconds to draw a screen. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 50;

/** Waits for the screen that holds a field and for an open dialog to end, opens what folds the field away, and puts the cursor there. */
export function focusField(fieldId: string, until = Date.now() + PATIENCE_MS): void {
  const field = document.getElementById(fieldId);
  if (field === null || document.querySelector("dialog[open]") !== null) {
    if (Date.now() < until) setTimeout(() => focusField(fieldId, until), LOOK_MS);
    return;
  }
  field.closest("details")?.setAttribute("open", "");
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
