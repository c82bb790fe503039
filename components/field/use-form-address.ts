"use client";

import { useMemo } from "react";
import type { FormAddress } from "@/components/form/form-address";
import { type FormStep, stepQuery } from "@/lib/domain/form/step";
import { hashOf, type Route, readRoute } from "./route";
import { goTo } from "./use-route";

/**
 * A form inside /lapangan: screen and field are parts of the hash. Other pages of the portal are loaded anew, because they
 * need the network.
 * @param review the place where this draft is looked through, `/periksa/<id>`
 */
export function useFormAddress(route: Route, review: string): FormAddress {
  return useMemo(() => formAddressIn(route, review), [route, review]);
}

export function formAddressIn({ path, query }: Route, review: string): FormAddress {
  const hrefOf = (step: FormStep | null, fieldId: string | null) => {
    const screen = new URLSearchParams(stepQuery(step));
    return hashOf(path, { bagian: screen.get("bagian"), orang: screen.get("orang"), isian: fieldId });
  };
  return {
    query,
    here: `/lapangan${hashOf(path, { bagian: query.get("bagian"), orang: query.get("orang") })}`,
    review: hashOf(review),
    hrefOf,
    isAt: (step) => {
      const now = readRoute(location.hash);
      const screen = new URLSearchParams(stepQuery(step));
      return now?.path === path && ["bagian", "orang"].every((part) => now.query.get(part) === screen.get(part));
    },
    push: (step) => goTo(hrefOf(step, null)),
    goToPage: (page) => location.assign(page),
    namedField: () => query.get("isian"),
  };
}
