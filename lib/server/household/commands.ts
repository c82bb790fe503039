import "server-only";
import * as z from "zod";
import { defineCommand, done } from "@/lib/server/command/command";
import { sealSearch } from "./search-token";

/**
 * Turns search words into a sealed token for the address, so that no name or number ever stands in one. The search itself
 * is the list's; who searched is in the audit, what for is not.
 */
export const searchHouseholds = defineCommand({
  name: "household.search",
  permission: "household:list",
  input: z.strictObject({ term: z.string().trim().min(2).max(100) }),
  async run({ actor, input }) {
    return done(
      { token: sealSearch(input.term) },
      {
        action: "household:search",
        subjectKind: "household",
        subjectIds: [],
        areaCode: actor.grant.regionCode,
        purpose: "search",
      },
    );
  },
});
