import { getLocale, getTranslations } from "next-intl/server";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { blankForm, blankMembers } from "@/lib/server/print/blank-form";
import { isRouterRequest, notForRouter, pdfResponse } from "@/lib/server/print/pdf-response";

/** The empty form for pen and paper; `?anggota=4` says for how many members. */
export async function GET(request: Request): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  await requireActor();
  const locale = localeOf(await getLocale());
  const members = blankMembers(new URL(request.url).searchParams.get("anggota"));
  return pdfResponse(await blankForm(locale, members, await getTranslations("print")), "formulir-kosong.pdf");
}
