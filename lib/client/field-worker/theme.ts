/** Kept on the device: how its screen is read in the sun is no matter of an account. */
const KEY = "mutakhir-tema";
const SUN = "terik";

/** Holds the theme, so that it is there before anything is painted. */
export const FIELD_ROOT_ID = "lapangan";

/**
 * Runs before the first paint, as the first child of the element that holds the theme. Who has asked the device for more
 * contrast has it until they choose otherwise. A browser that refuses notes shows the plain theme: hence the empty catch.
 */
export const THEME_SCRIPT = `try{const c=localStorage.getItem("${KEY}");if(c===null?matchMedia("(prefers-contrast: more)").matches:c==="${SUN}")document.currentScript.parentElement.dataset.tema="${SUN}"}catch{}`;

export type Theme = "plain" | "sun";

export function currentTheme(): Theme {
  return document.getElementById(FIELD_ROOT_ID)?.dataset["tema"] === SUN ? "sun" : "plain";
}

const listeners = new Set<() => void>();

export function subscribeToTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setTheme(theme: Theme): void {
  const root = document.getElementById(FIELD_ROOT_ID);
  if (theme === "sun") root?.setAttribute("data-tema", SUN);
  else root?.removeAttribute("data-tema");
  try {
    localStorage.setItem(KEY, theme === "sun" ? SUN : "biasa");
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
  for (const listener of listeners) listener();
}
