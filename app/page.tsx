export default function Page() {
  return <main>Callback console</main>;
}
