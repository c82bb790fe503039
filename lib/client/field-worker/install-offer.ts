/** The browser's offer to install the page: it comes once, early, and can be taken up once. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

export type InstallState = "asIs" | "offered" | "installed";

const STANDALONE = "(display-mode: standalone)";

let offer: InstallPrompt | null = null;
let isInstalled = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

const isPrompt = (event: Event): event is InstallPrompt => "prompt" in event;

// Heard from the first script on: a listener of a component would be late.
if (typeof window !== "undefined") {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = isPrompt(event) ? event : null;
    tell();
  });
  window.addEventListener("appinstalled", () => {
    offer = null;
    isInstalled = true;
    tell();
  });
}

export function subscribeToInstall(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentInstall(): InstallState {
  if (isInstalled || matchMedia(STANDALONE).matches) return "installed";
  return offer === null ? "asIs" : "offered";
}

export async function install(): Promise<void> {
  const taken = offer;
  offer = null;
  await taken?.prompt();
  tell();
}
