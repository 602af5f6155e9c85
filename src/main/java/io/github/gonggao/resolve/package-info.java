/** Names in announcements to entities: who is who over the whole corpus. */
package io.github.gonggao.resolve;
