"use client";

import { useMemo } from "react";
import type { FormAddress } from "@/components/form/form-address";
import { stepQuery } from "@/lib/domain/form/step";
import { hashOf, type Route, readRoute } from "./route";
import { goTo } from "./use-route";

/**
 * A form inside /lapangan: screen and field are parts of the hash. Other pages of the portal are loaded anew, because they
 * need the network.
 * @param review the place where this draft is looked through, `/periksa/<id>`
 */
export function useFormAddress({ path, query }: Route, review: string): FormAddress {
  return useMemo(() => {
    const href = (step: Parameters<FormAddress["push"]>[0], fieldId: string | null) => {
      const screen = new URLSearchParams(stepQuery(step));
      return hashOf(path, { bagian: screen.get("bagian"), orang: screen.get("orang"), isian: fieldId });
    };
    return {
      query,
      here: `/lapangan${hashOf(path, { bagian: query.get("bagian"), orang: query.get("orang") })}`,
      review: hashOf(review),
      hrefOf: href,
      isAt: (step) => {
        const now = readRoute(location.hash)?.query;
        const screen = new URLSearchParams(stepQuery(step));
        return ["bagian", "orang"].every((part) => (now?.get(part) ?? null) === screen.get(part));
      },
      push: (step) => goTo(href(step, null)),
      goToPage: (page) => location.assign(page),
      namedField: () => query.get("isian"),
    };
  }, [path, query, review]);
}
