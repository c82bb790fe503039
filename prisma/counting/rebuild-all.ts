import { rebuildRollups } from "./rebuild";

const ownerUrl = process.env["DATABASE_OWNER_URL"];
if (!ownerUrl) {
  console.error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
  process.exitCode = 1;
} else {
  const began = performance.now();
  const regencies = await rebuildRollups(ownerUrl, new Date(), { say: (line) => console.log(line) });
  console.log(
    `${regencies} kabupaten/kota dihitung ulang dalam ${((performance.now() - began) / 1000).toFixed(1)} detik / ${regencies} regencies counted again`,
  );
}
