import { citizenForm, enter } from "@/lib/server/self-update/handle";

export const POST = citizenForm(enter);
