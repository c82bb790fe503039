import "server-only";
import type { Scope } from "@/lib/domain/access/scope";

/** Nobody signed in: public facts alone, and whoever asks is no person of ours. */
export const ANYBODY: Scope = {
  actorId: "00000000-0000-0000-0000-000000000000",
  mode: "public",
  ranges: [],
  household: null,
};
