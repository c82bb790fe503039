import { grantingTokens } from "@/lib/server/api/token";

export const POST = grantingTokens();
