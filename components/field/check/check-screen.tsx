"use client";

import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { useKeeping } from "@/components/field/use-keeping";
import { Waiting } from "@/components/field/waiting";
import { NotHere } from "@/components/field/work/not-here";
import { useWork } from "@/components/field/work/work-context";
import { SaveStatus } from "@/components/form/save-status";
import { useInstrument } from "@/components/form/use-instrument";
import type { VisitSender } from "@/components/ground-check/send-visit";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { OpenVisit } from "@/lib/client/field/check";
import { formatDay } from "@/lib/i18n/formats";
import { useOpenVisit, type VisitScreen } from "./use-open-visit";

const BlindScreen = lazy(() => import("@/components/ground-check/blind-screen"));

/** One ground check, filled in with nothing beside it of what anybody answered before. */
export default function CheckScreen({ id }: { readonly id: string }) {
  const t = useTranslations("fieldVisit");
  const { visit, give } = useOpenVisit(id);
  if (visit === "opening") return <Waiting label={t("loading")} />;
  if (visit === "unreadable") return <NotHere isUnreadable />;
  return (
    <div className="pb-6">
      <p className="mb-1">
        <a href="#/cek" className={buttonClass("quiet", "normal", "-ms-4")}>
          <Icon name="arrow-left" />
          {t("back")}
        </a>
      </p>
      {visit === null ? (
        <>
          <FieldHeading title={t("missing")} />
          <EmptyState title={t("missing")} icon="clipboard-check">
            {t("missingText")}
          </EmptyState>
        </>
      ) : (
        <Visit visit={visit} give={give} />
      )}
    </div>
  );
}

function Visit({ visit, give }: { readonly visit: OpenVisit; readonly give: VisitScreen["give"] }) {
  const t = useTranslations("fieldVisit");
  const words = useTranslations("visit");
  const locale = useLocale();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const { page, opened, state } = visit;
  return (
    <>
      <FieldHeading title={page.headName} />
      <p className="mb-4">
        <span className="text-muted">{words("where")}:</span> {page.place}
        <span className="mx-2 text-muted">·</span>
        <span className="text-muted">{words("due")}:</span> {formatDay(page.dueAt, zone, locale)}
      </p>
      {opened === null ? (
        <Alert
          tone={state === "sent" ? "success" : "info"}
          live="polite"
          title={t(state === "sent" ? "sentTitle" : "givenTitle")}
        >
          <p>{t(state === "sent" ? "sentText" : "givenText")}</p>
          <p>
            <a href={`#/kirim/${page.id}`} className="link inline-flex min-h-12 items-center">
              {t("toOutbox")}
            </a>
          </p>
        </Alert>
      ) : (
        <Filling visit={{ ...visit, opened }} give={give} />
      )}
    </>
  );
}

interface FillingProps {
  readonly visit: OpenVisit & { readonly opened: NonNullable<OpenVisit["opened"]> };
  readonly give: VisitScreen["give"];
}

function Filling({ visit: { page, opened, end: earlier }, give }: FillingProps) {
  const t = useTranslations("fieldVisit");
  const words = useTranslations("visit");
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const instrument = useInstrument(page.instrument, page.instrumentVersion);
  const { isBusy: busy, unkept, keep } = useKeeping();
  const waiting = <Waiting label={t("loading")} />;
  const sender: VisitSender = {
    busy,
    earlier,
    refused: unkept === null ? null : { what: t(`${unkept}.what`), todo: t(`${unkept}.todo`) },
    send: (end) => keep(() => give(end)),
  };
  if (instrument === null) return waiting;
  return (
    <>
      <p className="mb-3">{words("lead")}</p>
      <div className="mb-4 min-h-6">
        <SaveStatus session={opened.session} timeZone={zone} />
      </div>
      <Suspense fallback={waiting}>
        <BlindScreen session={opened.session} page={page} instrument={instrument} sender={sender} />
      </Suspense>
    </>
  );
}
