/** Whether the browser may remove what is kept here when the device is full. */
export type StorageState = "unknown" | "kept" | "loose";

let state: StorageState = "unknown";
let isAsked = false;
const listeners = new Set<() => void>();

function set(isKept: boolean | undefined): void {
  state = isKept === undefined ? "unknown" : isKept ? "kept" : "loose";
  for (const listener of listeners) listener();
}

export function currentStorage(): StorageState {
  return state;
}

export function subscribeToStorage(listener: () => void): () => void {
  listeners.add(listener);
  if (!isAsked) {
    isAsked = true;
    void navigator.storage?.persisted?.().then(set, () => set(undefined));
    // An installed page is given it for the asking.
    window.addEventListener("appinstalled", () => void askToKeep());
  }
  return () => listeners.delete(listener);
}

/** Inside a press of a button: some browsers ask the person. */
export async function askToKeep(): Promise<boolean> {
  const isKept = await navigator.storage?.persist?.().catch(() => false);
  set(isKept ?? false);
  return isKept ?? false;
}
