import { refusingVerbs } from "@/lib/server/api/answering";
import { grantingTokens } from "@/lib/server/api/token";

export const POST = grantingTokens();
export const { GET, PUT, PATCH, DELETE } = refusingVerbs("POST");
