import type { Workplace } from "@/lib/client/field/workplace";

/** The key is in this window's memory alone: with the window's page it is gone, and the lock stands before everything again. */
export function lockNow(workplace: Workplace): void {
  workplace.stop();
  window.history.replaceState(window.history.state, "", "#/");
  location.reload();
}
