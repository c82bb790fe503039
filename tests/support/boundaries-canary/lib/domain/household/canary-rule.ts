import { randomUUID } from "node:crypto";
// @ts-expect-error the alias of this small tree, not of the portal
import { canaryQuery } from "@/lib/server/household/canary-query";

export const canaryRule = () => [randomUUID(), canaryQuery];
