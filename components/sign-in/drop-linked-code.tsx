"use client";

import { useLinkedCode } from "./use-linked-code";

/** Takes a link's code out of the address where nothing is done with it: somebody is signed in here. */
export function DropLinkedCode() {
  useLinkedCode();
  return null;
}
