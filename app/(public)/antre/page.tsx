import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CitizenSlots } from "@/components/service-desk/citizen-slots";
import { Boxes, PlainField } from "@/components/service-desk/plain-fields";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { BOOKING_PATH, BOOKING_PROBLEMS } from "@/lib/domain/desk/booking-page";
import { PRIORITIES } from "@/lib/domain/desk/desk";
import { addressOf, one } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.public"))("title") };
}

/** A family books its turn at the village's desk with the code of its letter. Plain links and one plain form: no script is needed. */
export default async function BookingPage({ searchParams }: PageProps<"/antre">) {
  const query = await searchParams;
  const region = await findRegion(one(query, "wilayah"));
  const t = await getTranslations("serviceDesk.public");
  const problem = BOOKING_PROBLEMS.find((each) => each === one(query, "masalah"));
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 text-lg lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      {problem === undefined ? null : (
        <Alert tone="danger" live="assertive" title={t(`problem.${problem}.what`)}>
          {t(`problem.${problem}.todo`)}
        </Alert>
      )}
      {region !== null && region.code.length === 10 ? (
        <VillageBooking village={region} asked={one(query, "hari")} />
      ) : (
        <ChooseVillage region={region} />
      )}
    </div>
  );
}

async function ChooseVillage({ region }: { readonly region: RegionInfo | null }) {
  const code = region?.code ?? NATION_CODE;
  const [t, below, path] = await Promise.all([
    getTranslations("serviceDesk.public"),
    childrenOf(code),
    region === null ? [] : regionPath(code),
  ]);
  return (
    <Card title={t(`choose.${code.length as 1 | 2 | 4 | 6}`)}>
      {path.length === 0 ? null : (
        <p className="mb-3">
          {path.map(({ label }) => label).join(", ")}{" "}
          <Link href={BOOKING_PATH} className="link inline-flex min-h-11 items-center">
            {t("again")}
          </Link>
        </p>
      )}
      <ul className="grid grid-cols-1 gap-1 sm:grid-cols-2">
        {below.map(({ code: each, label }) => (
          <li key={each}>
            <Link href={addressOf(BOOKING_PATH, { wilayah: each })} className="link inline-flex min-h-11 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function VillageBooking({ village, asked }: { readonly village: RegionInfo; readonly asked: string }) {
  const [t, days] = await Promise.all([
    getTranslations("serviceDesk"),
    listOpenDays(village.code, localDay(new Date(), village.timeZone)),
  ]);
  return (
    <>
      <p>
        <strong>{village.label}</strong>{" "}
        <Link href={BOOKING_PATH} className="link inline-flex min-h-11 items-center">
          {t("public.again")}
        </Link>
      </p>
      <CitizenSlots
        days={days}
        asked={asked}
        hrefOf={(on) => addressOf(BOOKING_PATH, { wilayah: village.code, hari: on })}
        action={`${BOOKING_PATH}/pesan`}
        submit={t("public.submit")}
        title={(day) => t("public.formTitle", { day })}
      >
        <input type="hidden" name="desa" value={village.code} />
        <Boxes
          name="priority"
          legend={t("public.priority")}
          hint={t("public.priorityHint")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <PlainField name="kode" label={t("public.code")} hint={t("public.codeHint")} most={40} />
        <p className="text-base text-muted">{t("public.privacy")}</p>
      </CitizenSlots>
    </>
  );
}
