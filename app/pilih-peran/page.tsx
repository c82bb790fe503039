import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { dutyNote } from "@/app/(portal)/view-of-actor";
import { GrantChooser } from "@/components/grant/grant-chooser";
import { NoGrant } from "@/components/grant/no-grant";
import { problemLabels } from "@/components/user/labels";
import { getChooser, getSession } from "@/lib/server/auth/require-actor";
import { listOwnGrants } from "@/lib/server/grant/queries";
import { regionLabel, regionPath } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.chooser"))("title") };
}

export default async function ChooseGrantPage() {
  const session = await getSession();
  if (session === null) redirect("/masuk");
  const [first] = session.grants;
  if (first === undefined) {
    return <NoGrant displayName={session.displayName} grants={await listOwnGrants(session.userId, new Date())} />;
  }
  if (session.grants.length === 1) redirect("/beranda");
  const t = await getTranslations("admin.chooser");
  const roles = await getTranslations("roles");
  const chooser = await getChooser();
  const duties = await Promise.all(
    session.grants.map(async (grant) => ({ ...grant, standsIn: await dutyNote(grant) })),
  );
  const grants = await Promise.all(
    duties.map(async ({ id, role, regionCode, standsIn }) => ({
      id,
      standsIn,
      roleLabel: roles(`name.${role}`),
      roleDoes: roles(`does.${role}`),
      regionLabel: await regionLabel(regionCode),
      around: (await regionPath(regionCode))
        .slice(0, -1)
        .map((region) => region.label)
        .reverse()
        .join(", "),
    })),
  );
  return (
    <>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-1 mb-5 text-muted">{t("lead", { name: session.displayName })}</p>
      <GrantChooser
        grants={grants}
        actingGrantId={chooser?.grant.id ?? first.id}
        currentId={session.chosenGrantId}
        labels={{ list: t("list"), current: t("current"), working: t("working"), problem: await problemLabels() }}
      />
    </>
  );
}
