import type { Tone } from "./tone";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says a result that has happened, never one that is hoped for. Refusals belong beside what was refused. */
export function showToast(text: string, tone: Tone = "success"): void {
  lastId += 1;
  publish([...toasts.slice(-2), { id: lastId, text, tone }]);
}

export function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
