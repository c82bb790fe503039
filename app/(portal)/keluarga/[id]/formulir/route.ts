import { getLocale, getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findFilledForm } from "@/lib/server/print/filled-form";
import { formDocument } from "@/lib/server/print/form-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";

/** The filled form of a family, to be printed and signed. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("household:read");
  const [{ id }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const sheet = await findFilledForm(actor, id, locale, new Date());
  if (sheet === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const pdf = await renderPdf(formDocument(sheet, await getTranslations("print")));
  return pdfResponse(pdf, `formulir-${parsePublicId(id)?.id.slice(-8) ?? ""}.pdf`);
}
