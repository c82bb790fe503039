import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { StartButton, type StartButtonProps } from "./start-button";

export interface FamilyActionsProps {
  readonly mayObject: boolean;
  /** The reader serves the desk of the family's village. */
  readonly servesDesk?: boolean;
  readonly mayAskRights: boolean;
  readonly grantId: string;
  readonly family: {
    readonly publicId: string;
    readonly regencyCode: string;
    readonly id: string;
    readonly can: { readonly update: boolean; readonly readLog: boolean; readonly send: boolean };
    readonly transfer: { readonly publicId: string; readonly isOpen: boolean } | null;
    readonly period: { readonly isOpen: boolean; readonly isClosed: boolean } | null;
    readonly proposals: readonly {
      readonly publicId: string;
      readonly state: ProposalState;
      readonly isOpen: boolean;
    }[];
  };
}

/** Made once a page, where the button stands twice: beside the record on a desk, above it on a phone. */
const startWords = cache(async (): Promise<StartButtonProps["words"]> => {
  const [t, errors] = await Promise.all([getTranslations("household"), getTranslations("errors.code")]);
  return {
    label: t("update"),
    channel: t("channel"),
    desk: t("channelDesk"),
    visit: t("channelVisit"),
    failed: errors("INTERNAL.what"),
    errors: {
      UNAVAILABLE: errors("UNAVAILABLE.what"),
      PERIOD_CLOSED: errors("PERIOD_CLOSED.what"),
      GRANT_CHANGED: errors("GRANT_CHANGED.what"),
      UNAUTHENTICATED: errors("UNAUTHENTICATED.what"),
      NOT_FOUND: errors("NOT_FOUND.what"),
    },
  };
});

/** The next step first: go on with what is open, or begin. */
export async function FamilyActions({
  family,
  grantId,
  mayObject,
  mayAskRights,
  servesDesk = false,
}: FamilyActionsProps) {
  const [t, readers, event, transfers, rights] = await Promise.all([
    getTranslations("household"),
    getTranslations("history.readers"),
    getTranslations("event"),
    getTranslations("transfer.family"),
    getTranslations("rights.notes"),
  ]);
  const open = family.proposals.find((proposal) => proposal.isOpen);
  return (
    <div className="no-print grid gap-2">
      {family.transfer === null ? null : (
        <Alert
          tone={family.transfer.isOpen ? "info" : "attention"}
          title={transfers(family.transfer.isOpen ? "moving" : "moved")}
        >
          <LinkButton href={`/pindah/${family.transfer.publicId}`} icon="arrow-right-left" size="small">
            {transfers("movingLink")}
          </LinkButton>
        </Alert>
      )}
      {open !== undefined ? (
        <LinkButton
          href={
            isEditable(open.state) && family.can.update ? `/usulan/${open.publicId}/isi` : `/usulan/${open.publicId}`
          }
          variant="primary"
          icon="file-pen-line"
          wide
        >
          {t(isEditable(open.state) && family.can.update ? "continueDraft" : "seeProposal")}
        </LinkButton>
      ) : family.can.update ? (
        <StartButton
          grantId={grantId}
          regencyCode={family.regencyCode}
          householdId={family.id}
          words={await startWords()}
        />
      ) : null}
      {family.can.update && family.period?.isOpen === true ? (
        <LinkButton href={`/keluarga/${family.publicId}/peristiwa`} icon="calendar-days" wide>
          {event("record")}
        </LinkButton>
      ) : null}
      {family.period === null ? (
        <p className="text-sm text-muted">{t("noPeriod")}</p>
      ) : family.period.isOpen ? null : (
        <p className="text-sm text-muted">{t(family.period.isClosed ? "villageClosed" : "closed")}</p>
      )}
      {family.can.send ? (
        <LinkButton href={`/keluarga/${family.publicId}/pindah`} icon="arrow-right-left" wide>
          {transfers("send")}
        </LinkButton>
      ) : null}
      {servesDesk ? (
        <>
          <LinkButton href={`/loket/pesan?keluarga=${family.publicId}`} icon="calendar-days" wide>
            {t("bookDesk")}
          </LinkButton>
          <LinkButton href={`/loket/kunjungan?keluarga=${family.publicId}`} icon="house" wide>
            {t("askHouseCall")}
          </LinkButton>
        </>
      ) : null}
      {mayObject ? (
        <LinkButton href={`/keluarga/${family.publicId}/sanggah`} icon="flag" wide>
          {t("object")}
        </LinkButton>
      ) : null}
      {mayAskRights ? (
        <LinkButton href={`/keluarga/${family.publicId}/hak`} icon="shield-check" wide>
          {rights("record")}
        </LinkButton>
      ) : null}
      <LinkButton href={`/keluarga/${family.publicId}/riwayat`} icon="history" wide>
        {t("history")}
      </LinkButton>
      {family.can.readLog ? (
        <LinkButton href={`/keluarga/${family.publicId}/dilihat`} icon="eye" wide>
          {readers("title")}
        </LinkButton>
      ) : null}
      <a
        href={`/keluarga/${family.publicId}/formulir`}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("secondary", "normal", "w-full")}
      >
        <Icon name="printer" />
        {t("printForm")}
      </a>
    </div>
  );
}
