import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { problemLabels, reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { ClientPage } from "@/lib/domain/api/client-page";
import type { ClientHook as Hook, HookTry } from "@/lib/domain/api/hook";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { setHookLabels } from "./labels";
import { SetHook } from "./set-hook";
import { TestHook } from "./test-hook";

export interface ClientHookProps {
  readonly client: ClientPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** Where a client is told that there is something to read, and how the last events fared. */
export async function ClientHook({ client, grantId, zone }: ClientHookProps) {
  const t = await getTranslations("api.client.hook");
  const { hook, can } = client;
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        <p>{t("text")}</p>
        {hook === null ? null : <HookFacts hook={hook} zone={zone} />}
        {hook === null && !client.scopes.includes("changes:read") ? <p className="text-muted">{t("noScope")}</p> : null}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {can.setHook ? (
            <SetHook clientId={client.id} grantId={grantId} labels={await setHookLabels(hook !== null)} />
          ) : null}
          {can.setHook && client.standing === "working" && hook?.state === "active" ? (
            <Test clientId={client.id} grantId={grantId} />
          ) : null}
          {can.removeHook ? (
            <ReasonedAction
              command="api-client.remove-hook"
              subjectId={client.id}
              grantId={grantId}
              label={t("remove")}
              title={t("removeTitle")}
              lead={t("removeLead")}
              done={t("removed")}
              icon="trash-2"
              tone="danger"
              labels={await reasonLabels()}
            />
          ) : null}
        </div>
        {client.hookTries.length === 0 ? null : (
          <>
            <h3 className="font-semibold">{t("tries")}</h3>
            <Tries tries={client.hookTries} zone={zone} />
          </>
        )}
      </div>
    </Card>
  );
}

async function HookFacts({ hook, zone }: { readonly hook: Hook; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("api.client.hook"), getLocale()]);
  return (
    <>
      {hook.state === "stopped" ? (
        <Alert tone="danger" title={t("stopped")}>
          {t("stoppedText")}
        </Alert>
      ) : null}
      <DescriptionList
        items={[
          { term: t("address"), detail: <code className="wrap-anywhere">{hook.address}</code> },
          { term: t("setBy"), detail: t("setByAt", { by: hook.setBy, at: formatInstant(hook.setAt, zone, locale) }) },
        ]}
      />
    </>
  );
}

async function Tries({ tries, zone }: { readonly tries: readonly HookTry[]; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("api.client.hook"), getLocale()]);
  const said = (at: Date) => formatInstant(at, zone, locale);
  const faultOf = ({ fault, status }: HookTry) =>
    fault === null ? null : t(`fault.${fault}`, { status: String(status ?? "") });
  const becameOf = (one: HookTry) => {
    if (one.state === "sent") return t("sent", { at: said(one.endedAt ?? one.nextAt) });
    if (one.state === "given-up" && one.tries === 0) return t("dropped");
    if (one.state === "given-up") return t("givenUp", { tries: one.tries });
    return one.tries === 0 ? t("soon") : t("again", { at: said(one.nextAt) });
  };
  return (
    <DataTable
      caption={t("tries")}
      rows={tries}
      rowKey={({ id }) => id}
      columns={[
        { key: "made", header: t("made"), rowHeader: true, cell: ({ madeAt }) => said(madeAt) },
        { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: "became",
          header: t("became"),
          cell: (one) => [becameOf(one), faultOf(one)].filter((part) => part !== null).join(". "),
        },
      ]}
    />
  );
}

async function Test({ clientId, grantId }: { readonly clientId: string; readonly grantId: string }) {
  const [t, admin, problem] = await Promise.all([
    getTranslations("api.client.hook"),
    getTranslations("admin.act"),
    problemLabels(),
  ]);
  return (
    <TestHook
      clientId={clientId}
      grantId={grantId}
      words={{
        open: t("test"),
        title: t("testTitle"),
        lead: t("testLead"),
        save: t("test"),
        saving: admin("working"),
        cancel: admin("cancel"),
        saved: t("tested"),
        problem: { ...problem, notNow: { what: t("testWaits"), todo: t("testWaitsTodo") } },
      }}
    />
  );
}
