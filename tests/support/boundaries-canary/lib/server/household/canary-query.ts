import pg from "pg";
// @ts-expect-error the alias of this small tree, not of the portal
import { canaryScreen } from "@/components/household/canary-screen";

export const canaryQuery = () => [pg.Pool, canaryScreen];
