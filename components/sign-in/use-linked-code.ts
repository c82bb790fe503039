"use client";

import { useEffect, useState } from "react";
import { codeOfFragment } from "@/lib/domain/access/activation";

/**
 * The code that a link brought behind its `#`, or an empty text. It leaves the address bar and the history at once, whatever
 * it holds: no browser sends that part anywhere, and nobody finds it there afterwards.
 */
export function useLinkedCode(): string {
  const [code, setCode] = useState("");
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const clear = () => history.replaceState(null, "", location.pathname);
    const take = () => {
      if (location.hash === "") return;
      setCode(codeOfFragment(location.hash) ?? "");
      clear();
      // Once more when the router listens: it remembers the address it began with, and would write it back.
      later = setTimeout(clear);
    };
    take();
    addEventListener("hashchange", take);
    return () => {
      clearTimeout(later);
      removeEventListener("hashchange", take);
    };
  }, []);
  return code;
}
