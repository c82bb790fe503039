import { plainForm } from "@/lib/server/command/plain-form";
import { sendForm } from "@/lib/server/self-update/form-handle";

export const POST = plainForm({ back: "/mandiri/periksa", hasSession: true }, sendForm);
