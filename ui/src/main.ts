// Where the window's page begins. Never holds state.
import { createApp } from "vue";
import App from "./App.vue";
import { tell } from "./state";
import "./style/base.css";

const app = createApp(App);
app.config.errorHandler = (thrown) => tell(thrown);
window.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  tell(event.reason);
});
app.mount("#app");
