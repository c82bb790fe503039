import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { formatDay } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { config } from "@/lib/server/config/config";
import { certificateDocument } from "@/lib/server/print/certificate-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { findCertificate } from "@/lib/server/training-session/certificate-query";

/** A certificate as a sheet to print, for its holder and for those who mark trainings there. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  const certificate = id.success ? await findCertificate(actor, id.data) : null;
  if (certificate === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const { regionCode, passedAt, validTo } = certificate;
  const [locale, zone, region, roles, words] = await Promise.all([
    getLocale().then(localeOf),
    timeZoneOf(regionCode),
    regionLabel(regionCode),
    getTranslations("roles"),
    getTranslations("trainingSession.certificate"),
  ]);
  const paper = {
    name: certificate.name,
    duty: roles("actingAs", { role: roles(`name.${certificate.role}`), region }),
    number: certificate.number,
    score: certificate.score,
    passedOn: formatDay(passedAt, zone, locale, "long"),
    lastDay: formatDay(new Date(validTo.getTime() - 1), zone, locale, "long"),
    isRevoked: certificate.revokedAt !== null,
    checkUrl: `${config().publicUrl}/periksa-sertifikat/${certificate.checkCode}`,
  };
  return pdfResponse(await renderPdf(certificateDocument(paper, words)), `sertifikat-${certificate.number}.pdf`);
}
