import { getTranslations } from "next-intl/server";
import type { ReasonLabels } from "@/components/user/reason-dialog";
import { ReasonedAction } from "@/components/user/reasoned-action";

import { Extension, type ExtensionProps } from "./extension";

export interface GrantActionsProps {
  readonly grant: {
    readonly id: string;
    readonly source: string;
    readonly can: { readonly suspend: boolean; readonly resume: boolean; readonly revoke: boolean };
  } & ExtensionProps["grant"];
  /** "Operator desa – Desa Beru" */
  readonly duty: string;
  /** The grant the page was made under. */
  readonly actingGrantId: string;
  readonly now: Date;
  readonly labels: ReasonLabels;
}

export async function GrantActions({ grant, duty, actingGrantId, now, labels }: GrantActionsProps) {
  const t = await getTranslations("admin.act");
  const isOfPost = grant.source === "training-scheduled" || grant.source === "training-passed";
  const wordsOf = (act: "suspendGrant" | "resumeGrant" | "revokeGrant") => ({
    label: t(`${act}.button`),
    accessibleLabel: `${t(`${act}.button`)}: ${duty}`,
    title: t(`${act}.title`),
    lead: t(`${act}.${isOfPost ? "leadPost" : "lead"}`, { duty }),
    done: t(`${act}.done`),
  });
  const shared = { subjectId: grant.id, grantId: actingGrantId, labels };
  return (
    <>
      <Extension grant={grant} duty={duty} actingGrantId={actingGrantId} now={now} />
      {grant.can.suspend ? (
        <ReasonedAction command="grant.suspend" icon="circle-minus" {...wordsOf("suspendGrant")} {...shared} />
      ) : null}
      {grant.can.resume ? (
        <ReasonedAction command="grant.resume" icon="circle-check" {...wordsOf("resumeGrant")} {...shared} />
      ) : null}
      {grant.can.revoke ? (
        <ReasonedAction command="grant.revoke" icon="circle-x" tone="danger" {...wordsOf("revokeGrant")} {...shared} />
      ) : null}
    </>
  );
}
