import { plainForm } from "@/lib/server/command/plain-form";
import { enter } from "@/lib/server/self-update/handle";

export const POST = plainForm({ back: "/mandiri", hasSession: false }, enter);
