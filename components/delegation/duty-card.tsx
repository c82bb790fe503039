import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { problemLabels } from "@/components/user/labels";
import { decides } from "@/lib/domain/access/delegation";
import type { HandableDuty } from "@/lib/domain/access/delegation-page";
import type { Role } from "@/lib/domain/access/role";
import { GiveDelegation } from "./give-delegation";

/** One own duty: to whom it may be handed, and why not to the others. */
export async function DutyCard({ duty, grantId }: { readonly duty: HandableDuty; readonly grantId: string }) {
  const [t, roles] = await Promise.all([getTranslations("delegation"), getTranslations("roles.name")]);
  const title = t("line", { role: roles(duty.role), region: duty.regionLabel });
  const namesOf = (held: readonly Role[]) => held.map((role) => roles(role)).join(", ");
  const fit = duty.colleagues.filter(({ problem }) => problem === null);
  const unfit = duty.colleagues.filter(({ problem }) => problem !== null);
  const region = duty.regionLabel;
  return (
    <Card title={title} headingLevel={3}>
      {duty.problem === null ? (
        <div className="space-y-3">
          {fit.length === 0 ? (
            <>
              <p>{t(unfit.length === 0 ? "noColleague" : "noFit", { region })}</p>
              {decides(duty.role) ? <p className="text-muted">{t("askTrainee")}</p> : null}
            </>
          ) : (
            <>
              <p>{t("fit", { count: fit.length })}</p>
              <GiveDelegation
                grantId={grantId}
                dutyId={duty.id}
                today={duty.today}
                colleagues={fit.map(({ userId, name, roles: held }) => ({
                  value: userId,
                  label: t("colleague", { name, roles: namesOf(held) }),
                }))}
                words={await dialogWords(title)}
              />
              <p className="text-sm text-muted">{t("otherTier")}</p>
            </>
          )}
          {unfit.length === 0 ? null : (
            <details open={fit.length === 0}>
              <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("unfit")}</summary>
              <ul className="space-y-1 text-sm">
                {unfit.map(({ userId, name, roles: held, problem }) => (
                  <li key={userId}>
                    <span className="font-semibold">{t("unfitLine", { name, roles: namesOf(held) })}</span>:{" "}
                    {problem === null ? null : t(`colleagueProblem.${problem}`)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      ) : (
        <p className="text-muted">{t(`problem.${duty.problem}`)}</p>
      )}
    </Card>
  );
}

async function dialogWords(duty: string) {
  const t = await getTranslations("delegation");
  return {
    open: t("give"),
    title: t("giveTitle", { duty }),
    lead: t("giveLead"),
    who: t("who"),
    choose: t("choose"),
    whoProblem: t("whoProblem"),
    from: t("from"),
    to: t("to"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    short: t("short"),
    past: t("past"),
    range: t("range"),
    beyond: t("beyond"),
    overlap: t("overlap"),
    tooMany: t("tooMany"),
    save: t("save"),
    saving: t("saving"),
    saved: t("saved"),
    cancel: t("cancel"),
    problem: await problemLabels(),
    dateLabels: await dateLabels(),
  };
}
