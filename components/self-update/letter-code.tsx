"use client";

import { useEffect } from "react";
import { readCode, spokenCode } from "@/lib/domain/invitation/code";

/**
 * The code that the letter's QR brought behind the `#` of the address, put into its field. It leaves the address bar and the history at
 * once: that part is sent nowhere, and nobody finds it there afterwards. Without script the family types it.
 */
export function LetterCode({ field }: { readonly field: string }) {
  useEffect(() => {
    if (location.hash === "") return;
    const read = readCode(location.hash.slice(1));
    const input = document.getElementById(field);
    if (read.ok && input instanceof HTMLInputElement) input.value = spokenCode(read.code);
    const clear = () => history.replaceState(null, "", location.pathname + location.search);
    clear();
    // Once more when the router listens: it remembers the address it began with, and would write it back.
    const later = setTimeout(clear);
    return () => clearTimeout(later);
  }, [field]);
  return null;
}
