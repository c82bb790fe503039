"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { stepQuery } from "@/lib/domain/form/step";
import type { FormAddress } from "./form-address";

/** A form on a page of its own: the screen is the page's query, a field its hash. */
export function usePortalAddress(): FormAddress {
  const path = usePathname();
  const query = useSearchParams();
  const { push } = useRouter();
  return useMemo(() => {
    const asked = query.toString();
    return {
      query,
      here: asked === "" ? path : `${path}?${asked}`,
      review: path.replace(/\/isi$/, "/periksa"),
      hrefOf: (step, fieldId) => `${path}${stepQuery(step)}${fieldId === null ? "" : `#${fieldId}`}`,
      isAt: (step) => stepQuery(step) === location.search,
      push: (step) => window.history.pushState(null, "", `${path}${stepQuery(step)}`),
      goToPage: push,
      namedField: () => (location.hash.length > 1 ? location.hash.slice(1) : null),
    };
  }, [path, query, push]);
}
