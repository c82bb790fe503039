import { refusingVerbs } from "@/lib/server/api/answering";
import { tellingProfile } from "@/lib/server/social/public-documents";

export const GET = tellingProfile();
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
