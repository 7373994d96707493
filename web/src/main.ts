import { createApp } from 'vue'
import App from './App.vue'
import { onSignedOut } from './api/client'
import { makeRouter } from './shell/router'
import { Session, sessionKey } from './shell/session'
import { readSize, setSize } from './shell/size'
import '../tokens.css'
import './styles/base.css'
import './styles/pages.css'
import './styles/office.css'

setSize(readSize())

const session = new Session()
const router = makeRouter(session)

onSignedOut(() => {
  session.forget()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ name: 'sign-in', query: { back: here.fullPath, ended: '1' } })
})

createApp(App).provide(sessionKey, session).use(router).mount('#app')
