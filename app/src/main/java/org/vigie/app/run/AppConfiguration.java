package org.vigie.app.run;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Lets Spring Boot set up what the page needs: the web server, templates, sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AppConfiguration {}
